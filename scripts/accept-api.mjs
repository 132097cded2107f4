import { acceptApiReports } from './apiReports.mjs';

// After a build. What it writes is for a reviewer to judge.
const names = acceptApiReports();
console.log(names.length === 0 ? 'Nothing differs.' : `Written anew in docs/api: ${names.join(', ')}.`);
