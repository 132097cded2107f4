import { afterEach, describe, expect, it } from 'vitest';
import type { Cancel, Signal } from '../ports.ts';
import { listenToPage } from './listenToPage.ts';

describe('listenToPage', () => {
  let stop: Cancel = () => {};
  afterEach(() => stop());

  const hear = (): Signal[] => {
    const heard: Signal[] = [];
    stop = listenToPage((signal) => heard.push(signal));
    return heard;
  };

  it('hears a frozen page resume, an event of the document that does not bubble', () => {
    const heard = hear();
    document.dispatchEvent(new Event('resume'));
    expect(heard).toEqual(['awake']);
  });

  it('hears a page resume that is hidden still, as a browser thaws it before it shows it', () => {
    const heard = hear();
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('resume'));
    Reflect.deleteProperty(document, 'hidden');
    expect(heard).toEqual(['awake']);
  });

  it('hears the page become visible, and not become hidden', () => {
    const heard = hear();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    Reflect.deleteProperty(document, 'hidden');
    expect(heard).toEqual(['awake']);
  });

  it('tells a page that comes out of the cache from one that was loaded', () => {
    const heard = hear();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(heard).toEqual(['pageshow']);
  });

  it('hears the network come and go, and the page leave', () => {
    const heard = hear();
    for (const type of ['online', 'offline', 'pagehide']) window.dispatchEvent(new Event(type));
    expect(heard).toEqual(['online', 'offline', 'pagehide']);
  });

  it('hears nothing after it stopped', () => {
    const heard = hear();
    stop();
    window.dispatchEvent(new Event('online'));
    expect(heard).toEqual([]);
  });
});
