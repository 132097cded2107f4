/** A custom property, and what stands for it until a page gives it a value; a colour has two. */
export interface CustomProperty {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

function* rulesIn(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule;
    else if (rule instanceof CSSLayerBlockRule) yield* rulesIn(rule.cssRules);
  }
}

const WITH_DEFAULT = /^var\((?<name>--nc-[\w-]+),\s*(?<value>.+)\)$/s;
/** As it is written, and as Lightning CSS writes it in a build. */
const BY_THEME =
  /^(?:light-dark\(|var\(--lightningcss-light,\s*)(?<light>[^,)]+)(?:,\s*|\)\s*var\(--lightningcss-dark,\s*)(?<dark>[^,)]+)\)$/;

function* propertyIn(value: string): Generator<CustomProperty> {
  const { name, value: preset } = WITH_DEFAULT.exec(value)?.groups ?? {};
  if (name === undefined || preset === undefined) return;
  const { light = preset, dark = preset } = BY_THEME.exec(preset)?.groups ?? {};
  yield { name, light, dark };
}

/** Every `--nc-*` property that has a default, in the stylesheet's own order. */
export function readCustomProperties(): readonly CustomProperty[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...rulesIn(sheet.cssRules)]);
  return rules.flatMap(({ style }) =>
    [...style]
      .filter((name) => name.startsWith('--_nc-'))
      .flatMap((name) => [...propertyIn(style.getPropertyValue(name).trim())]),
  );
}
