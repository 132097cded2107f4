/** Users that are taken care of at a time: quick, and no flood. */
const AT_A_TIME = 50;

export async function inGroups(
  userIds: readonly string[],
  work: (group: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < userIds.length; from += AT_A_TIME) await work(userIds.slice(from, from + AT_A_TIME));
}
