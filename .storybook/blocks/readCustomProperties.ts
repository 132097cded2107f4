/** A custom property as the stylesheet gives it. */
export interface CustomProperty {
  readonly name: string;
  readonly value: string;
}

function* rulesIn(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule;
    else if (rule instanceof CSSLayerBlockRule) yield* rulesIn(rule.cssRules);
  }
}

const isOurs = ({ selectorText }: CSSStyleRule): boolean => selectorText.startsWith(':where(:root, :host)');

/** Every `--nc-*` property that has a default, in the stylesheet's own order. */
export function readCustomProperties(): readonly CustomProperty[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...rulesIn(sheet.cssRules)]).filter(isOurs);
  return rules.flatMap(({ style }) =>
    [...style]
      .filter((name) => name.startsWith('--nc-'))
      .map((name) => ({ name, value: style.getPropertyValue(name).trim() })),
  );
}
