const STATUS_NAMES = {
  0: 'Connected',
  6: 'KickedOfflineByOtherClient',
  10: 'Connecting',
  11: 'Unconnected',
  12: 'SignOut',
  13: 'Suspend',
  14: 'Timeout',
  15: 'TokenIncorrect',
  16: 'DisconnException',
  17: 'ProxyUnavailable',
  19: 'UserAbandon',
};
const MOST_STORIES = 3;

function sumUp(maps) {
  const sum = new Map();
  for (const map of maps) for (const [key, count] of map) sum.set(key, (sum.get(key) ?? 0) + count);
  return [...sum].sort(([one], [other]) => (one > other ? 1 : -1));
}

function printCounts(title, counts) {
  console.log(`\n${title}`);
  for (const [what, count] of counts) console.log(`  ${String(count).padStart(7)}  ${what}`);
}

function printMemory(readings) {
  console.log('\nMemory, MB: heap after a collection, whole process, gateway; and the longest pause of 99.9 %, ms');
  const few = readings.filter((_, index) => index === 0 || index === readings.length - 1 || index % 4 === 3);
  for (const { seconds, ...figures } of few) {
    const cells = Object.values(figures).map((figure) => figure.toFixed(1).padStart(8));
    console.log(`  ${`${seconds.toFixed(0)} s`.padStart(7)}  ${cells.join('')}`);
  }
}

export function printSummary({ options, happened, peace, members, memory }) {
  const statuses = sumUp(members.map(({ witness }) => witness.statuses));
  const answers = sumUp(members.map(({ witness }) => witness.answers));
  printCounts('What happened', sumUp([happened]));
  printCounts(
    'Statuses reached',
    statuses.map(([status, count]) => [`${status} ${STATUS_NAMES[status]}`, count]),
  );
  printCounts('Answers of connect and resume', answers);
  printMemory(memory);
  const { backMs, woken, connected, yielded } = peace;
  console.log(`\nAfter the last fault: all back by themselves within ${(backMs / 1_000).toFixed(1)} s;`);
  console.log(`${woken} at rest were asked to connect; ${connected} of ${options.engines} Connected,`);
  console.log(`and ${yielded} left the seat to the other half of their pair.`);
}

export function printOffences(offences) {
  for (const { name, what, story } of offences.slice(0, MOST_STORIES)) {
    console.log(`\nOFFENCE of ${name}: ${what}\n${story.join('\n')}`);
  }
  console.log(`\n${offences.length} offences`);
}
