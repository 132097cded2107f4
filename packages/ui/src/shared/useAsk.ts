'use client';
import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { useState } from 'react';

/** A question to a person, from its first sight until their answer had its effect. */
export interface Ask<Subject> {
  /** What it is about; null while there is nothing to ask. Kept while the answer connects, so that a refusal does not blink. */
  readonly subject: Subject | null;
  readonly isBusy: boolean;
  /** The last answer led back to the question. */
  readonly hasFailed: boolean;
  /** Gives an answer; while one is under way, another does nothing. It has failed when it gives `isOk: false`. */
  readonly answer: (run: () => unknown) => Promise<void>;
}

interface Answer<Subject> {
  readonly subject: Subject | null;
  readonly outcome: 'pending' | 'done' | 'failed';
}

/** @param current what the status itself gives reason to ask; null for nothing */
export function useAsk<Subject>(current: Subject | null, status: S): Ask<Subject> {
  const [given, setGiven] = useState<Answer<Subject> | null>(null);
  const isConnecting = status === S.Connecting;
  const subject = current ?? (given && isConnecting ? given.subject : null);
  if (given && subject === null) setGiven(null);
  const isBusy = given?.outcome === 'pending' || isConnecting;
  return {
    subject,
    isBusy,
    hasFailed: given?.outcome === 'failed' && !isConnecting,
    answer: async (run) => {
      if (isBusy) return;
      const settle = (outcome: Answer<Subject>['outcome']): void => setGiven({ subject, outcome });
      settle('pending');
      let outcome: 'done' | 'failed' = 'failed';
      try {
        const result = (await run()) as { readonly isOk?: boolean } | undefined;
        if (result?.isOk !== false) outcome = 'done';
      } catch {
        // What an application's own answer failed with is its own to tell; here it has failed.
      }
      settle(outcome);
    },
  };
}
