import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { dressPage, type PageLooks } from '../looks.tsx';

/** A page of its own, with a doctype: without one a browser would lay it out by the rules of the nineties. */
const EMPTY_PAGE = '<!doctype html><html><head><title>Chat</title></head><body class="live-page"></body></html>';

/** The styles of this page, once for the page inside. */
function adoptStyles({ head }: Document): void {
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]')) head.append(sheet.cloneNode(true));
}

interface AppFrameProps {
  /** Of the frame, for who cannot see it. */
  readonly title: string;
  readonly looks: PageLooks;
  readonly children: ReactNode;
}

/** A page inside the page: its dialogs are modal in there, and leave the cables outside in reach. */
export function AppFrame({ title, looks, children }: AppFrameProps) {
  const [page, setPage] = useState<Document | null>(null);
  useEffect(() => {
    if (page) dressPage(looks, page);
  }, [page, looks]);
  return (
    <>
      {/* Nothing foreign is shown in it; a sandbox would only keep this page's own handlers out. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      <iframe
        className="live-frame"
        title={title}
        srcDoc={EMPTY_PAGE}
        onLoad={({ currentTarget }) => {
          const inside = currentTarget.contentDocument;
          if (inside) adoptStyles(inside);
          setPage(inside);
        }}
      />
      {page && createPortal(children, page.body)}
    </>
  );
}
