const LEFT = 70;
const WIDTH = 620;
const HEIGHT = 190;
const TOPS = [50, 310];
const ADMITTED = 20_000;
const MOST = 42_000;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #3d444d; }
  .grid { stroke: #8c959f; stroke-opacity: 0.3; }
  .limit { stroke: #8c959f; stroke-dasharray: 5 4; }
  .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; } .c3 { stroke: #8250df; } .c4 { stroke: #bf3989; }
  .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
  @media (prefers-color-scheme: dark) {
    text { fill: #d1d7e0; }
    .c0 { stroke: #58a6ff; } .c1 { stroke: #f0883e; } .c2 { stroke: #3fb950; } .c3 { stroke: #bc8cff; } .c4 { stroke: #f778ba; }
  }`;

const text = (x, y, words, anchor = 'middle') => `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
const line = (kind, [x1, y1], [x2, y2]) => `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;

/** One panel: grid, labels, and a curve for each series. */
function panel({ top, title, series, most, ticks, label }) {
  const seconds = series[0].length;
  const x = (second) => LEFT + (second / seconds) * WIDTH;
  const y = (value) => top + HEIGHT - (value / most) * HEIGHT;
  const rows = ticks.map(
    (tick) => line('grid', [LEFT, y(tick)], [LEFT + WIDTH, y(tick)]) + text(LEFT - 8, y(tick) + 4, label(tick), 'end'),
  );
  const columns = Array.from({ length: seconds / 10 + 1 }, (_, index) => index * 10).map((second) =>
    text(x(second), top + HEIGHT + 18, second),
  );
  const curves = series.map((values, index) => {
    const points = values.map((value, second) => `${x(second + 0.5).toFixed(1)},${y(value).toFixed(1)}`);
    return `<polyline class="curve c${index}" points="${points.join(' ')}"/>`;
  });
  return [
    text(LEFT, top - 12, title, 'start'),
    ...rows,
    ...columns,
    ...curves,
    text(LEFT + WIDTH / 2, top + HEIGHT + 38, 'seconds since the gateway’s return'),
  ];
}

/** What a plot of all scenarios looks like, as the text of an SVG that reads on light and on dark pages. */
export function plotHerd(curves) {
  const thousands = (count) => `${count / 1_000}k`;
  const percent = (share) => `${share * 100} %`;
  const [upper, lower] = TOPS;
  const limitAt = upper + HEIGHT * (1 - ADMITTED / MOST);
  const parts = [
    ...panel({
      top: upper,
      title: 'Dials that arrive in each second (dashed: what the gateway admits)',
      series: curves.map(({ dialled }) => dialled),
      most: MOST,
      ticks: [0, 10_000, 20_000, 30_000, 40_000],
      label: thousands,
    }),
    line('limit', [LEFT, limitAt], [LEFT + WIDTH, limitAt]),
    ...panel({
      top: lower,
      title: 'Clients that are back',
      series: curves.map(({ shareBack }) => shareBack),
      most: 1,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      label: percent,
    }),
    ...curves.map(({ name }, index) => {
      const x = LEFT + index * 125;
      return line(`curve c${index}`, [x, 575], [x + 22, 575]) + text(x + 28, 579, name, 'start');
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 595" role="img" aria-label="How one million clients come back to one gateway after outages of 0, 3, 30 and 300 seconds">
<style>${STYLE}
</style>
${parts.join('\n')}
</svg>
`;
}
