/** Everything that a live region says from now on; emptying it says nothing. */
export function announcements(region: Element): string[] {
  const heard: string[] = [];
  new MutationObserver(() => {
    const text = region.textContent;
    if (text) heard.push(text);
  }).observe(region, { childList: true, characterData: true, subtree: true });
  return heard;
}
