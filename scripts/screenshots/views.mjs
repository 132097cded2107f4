const WIDE = { width: 1024, height: 720 };
const PHONE = { width: 320, height: 640 };

const always = () => true;
const isStory = ({ type }) => type === 'story';
/** Stories that set a language by themselves are no use in another. */
const saysItself = ({ id }) => /arabic|long-words|dark/.test(id);
/** One of each that shows something on a phone, or in a mirror. */
const CHOSEN =
  /(live-connection--pull|connectionbanner--(suspend|recovery|timeout|refused)|indicator--every|modal--by-another-tab|dialog--banned|boundary--expired|every-status|live-connection--(kicked|session|gateway))/;
const isChosen = (entry) => isStory(entry) && CHOSEN.test(entry.id) && !saysItself(entry);
/** A live story's play reads English on the screen. */
const isChosenInAnyLanguage = (entry) => isChosen(entry) && !entry.id.startsWith('live');

/** How each story is looked at: window, toolbar, and which stories want it. */
export const VIEWS = [
  { name: 'light', ...WIDE, globals: 'theme:light', colorScheme: 'light', wants: always },
  { name: 'dark', ...WIDE, globals: 'theme:dark', colorScheme: 'dark', wants: ({ id }) => !id.endsWith('--dark') },
  { name: 'phone', ...PHONE, globals: 'theme:light', colorScheme: 'light', wants: isChosen },
  {
    name: 'phone-dark-long',
    ...PHONE,
    globals: 'theme:dark;locale:long',
    colorScheme: 'dark',
    wants: isChosenInAnyLanguage,
  },
  { name: 'rtl', ...WIDE, globals: 'theme:light;locale:ar', colorScheme: 'light', wants: isChosenInAnyLanguage },
];

/** The window of a shot: long words are for a phone. */
export const sizeOf = ({ width, height }, { id }) => (/long-words/.test(id) ? PHONE : { width, height });
