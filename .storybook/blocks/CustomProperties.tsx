import { Unstyled } from '@storybook/addon-docs/blocks';
import './blocks.css';
import { readCustomProperties, type CustomProperty } from './readCustomProperties.ts';

const isColour = ({ value }: CustomProperty): boolean => CSS.supports('color', value);

function Swatch({ name, scheme }: { readonly name: string; readonly scheme: 'light' | 'dark' }) {
  return (
    <span className="block-swatch" data-scheme={scheme} title={scheme}>
      <span style={{ background: `var(${name})` }} />
    </span>
  );
}

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
            <th scope="col">Default</th>
          </tr>
        </thead>
        <tbody>
          {readCustomProperties().map((property) => (
            <tr key={property.name}>
              <td>
                <code>{property.name}</code>
              </td>
              <td>{isColour(property) && <Swatch name={property.name} scheme="light" />}</td>
              <td>{isColour(property) && <Swatch name={property.name} scheme="dark" />}</td>
              <td>
                <code>{property.value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}
