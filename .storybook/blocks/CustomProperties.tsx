import { Unstyled } from '@storybook/addon-docs/blocks';
import './blocks.css';
import { readCustomProperties, type CustomProperty } from './readCustomProperties.ts';

/** A colour in one theme: as it looks on a page of that theme, and as it is written. */
const Colour = ({ theme, value }: { readonly theme: 'light' | 'dark'; readonly value: string }) => (
  <td>
    <span className="block-swatch" data-theme={theme}>
      <span style={{ background: value }} />
    </span>
    <code>{value}</code>
  </td>
);

/** A value with a `var()` in it would pass for anything. */
const isColour = (value: string): boolean => !value.includes('var(') && CSS.supports('color', value);

const Row = ({ name, light, dark }: CustomProperty) => (
  <tr>
    <th scope="row">
      <code>{name}</code>
    </th>
    {isColour(light) ? (
      <>
        <Colour theme="light" value={light} />
        <Colour theme="dark" value={dark} />
      </>
    ) : (
      <td colSpan={2}>
        <code>{light.replaceAll('--_nc-', '--nc-')}</code>
      </td>
    )}
  </tr>
);

/** Every custom property of the stylesheet, read from it, with its colour in light and in dark. */
export function CustomProperties() {
  return (
    <Unstyled>
      <table className="block-table">
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
          </tr>
        </thead>
        <tbody>
          {readCustomProperties().map((property) => (
            <Row key={property.name} {...property} />
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}
