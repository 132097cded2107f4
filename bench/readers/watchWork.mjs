/** React marks what it has really rendered; its developer tools go by the same mark. */
const PERFORMED_WORK = 1;

const nameOf = ({ type }) => type?.name ?? type?.render?.name ?? '';
const isComponent = ({ type }) => typeof type === 'function' || typeof type?.render === 'function';

function rendered(fiber, before, names) {
  if (isComponent(fiber) && fiber.flags & PERFORMED_WORK) names.push(nameOf(fiber));
  if (before && fiber.child === before.child) return;
  for (let child = fiber.child; child; child = child.sibling) {
    if (child !== child.alternate) rendered(child, child.alternate, names);
  }
}

const onCommit = new Set();

/** Before React is loaded: a production build tells its developer tools of each commit, and nobody else. */
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_, root) => onCommit.forEach((tell) => tell(root)),
    onCommitFiberUnmount() {},
  },
});

/** Counts what React does from now on. @returns how to stop, which gives the commits and the names of what rendered */
export function watchWork() {
  let commits = 0;
  const names = [];
  const tell = ({ current }) => {
    commits += 1;
    rendered(current, current.alternate, names);
  };
  onCommit.add(tell);
  return () => {
    onCommit.delete(tell);
    return { commits, names };
  };
}
