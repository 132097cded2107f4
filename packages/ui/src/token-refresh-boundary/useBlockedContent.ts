'use client';
import { useRef, type RefObject } from 'react';
import { useBrowserLayoutEffect } from '../shared/useBrowserLayoutEffect.ts';

/** Where focus is when nothing has it. */
const isFocusNowhere = ({ activeElement, body }: Document): boolean => activeElement === body;

/**
 * Makes content inert while it is covered, and moves focus to the panel if it was inside or nowhere; afterwards the
 * field that had it has it again, caret and selection included.
 *
 * @returns for the panel
 */
export function useBlockedContent(
  content: RefObject<HTMLDivElement | null>,
  isBlocked: boolean,
): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  useBrowserLayoutEffect(() => {
    const node = content.current;
    if (!isBlocked || !node) return undefined;
    const held = node.querySelector<HTMLElement>(':focus');
    // As an attribute: React 18 and 19 disagree on how the property is written.
    node.toggleAttribute('inert', true);
    if (held || isFocusNowhere(node.ownerDocument)) panel.current?.focus();
    return () => {
      node.toggleAttribute('inert', false);
      if (isFocusNowhere(node.ownerDocument)) held?.focus();
    };
  }, [content, isBlocked]);
  return panel;
}
