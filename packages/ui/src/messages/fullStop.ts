/** Ends a sentence, unless its last word did: some regions write `4:05 p.m.` */
export const fullStop = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);
