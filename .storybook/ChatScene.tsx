import type { ReactNode } from 'react';

const LINES = [
  { isOwn: false, text: 'Did the new build reach the tablets in hall 3?' },
  { isOwn: true, text: 'All but two. They were asleep.' },
  { isOwn: false, text: 'Good. I will wake them before the shift starts.' },
  { isOwn: true, text: 'Then we are done for today.' },
];

/** A screen of some application; a banner stands below its bar, so that it floats over the lines and not over the name. */
export function ChatScene({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <div className="scene">
      <header className="scene-bar">
        <span className="scene-face" aria-hidden="true">
          GH
        </span>
        <h1>Grace Hopper</h1>
        {aside}
      </header>
      {children}
      <ol className="scene-lines">
        {LINES.map(({ isOwn, text }) => (
          <li key={text} data-own={isOwn} dir="auto">
            {text}
          </li>
        ))}
      </ol>
      <form className="scene-form" onSubmit={(event) => event.preventDefault()}>
        <textarea aria-label="Message" placeholder="Message" rows={1} />
      </form>
    </div>
  );
}
