import type { NCContent } from '@nexconn-kit/core';

/** The words of a message; of a type that this demo does not know, its name. */
export const textOf = (content: NCContent): string => ('text' in content ? content.text : `[${content.messageType}]`);
