import type { ArgTypesEnhancer } from 'storybook/internal/types';

interface DocumentedProp {
  readonly tsType?: { readonly name: string; readonly raw?: string };
  readonly description?: string;
}
interface DocumentedComponent {
  readonly __docgenInfo?: { readonly props?: Readonly<Record<string, DocumentedProp>> };
}

/** A type as it is written; that a prop may be left out its name shows already. */
const typeOf = ({ tsType }: DocumentedProp): string =>
  (tsType?.raw ?? tsType?.name ?? '').replace(/ \| undefined$/, '').replace(/^\((\(.*\) => \w+)\)$/, '$1');

const defaultOf = ({ description = '' }: DocumentedProp): string | undefined =>
  /\bDefault (?<value>[\w,.]*\w)/.exec(description)?.groups?.value;

/** The table of a component in its own types and with its defaults; Storybook writes `union` for each that may be left out. */
export const enhancePropTypes: ArgTypesEnhancer = ({ component, argTypes }) => {
  // oxlint-disable-next-line no-underscore-dangle
  const props = (component as DocumentedComponent | undefined)?.__docgenInfo?.props ?? {};
  const enhanced = Object.entries(props).map(([name, prop]) => {
    const { table, ...argType } = argTypes[name] ?? { name };
    const [type, preset] = [typeOf(prop), defaultOf(prop)];
    return [
      name,
      {
        control: type === 'number' ? { type: 'number' as const } : false,
        ...argType,
        table: { ...table, type: { summary: type }, ...(preset && { defaultValue: { summary: preset } }) },
      },
    ] as const;
  });
  return { ...argTypes, ...Object.fromEntries(enhanced) };
};
