export {
  FakeNexconnProvider,
  type FakeNexconnProviderProps,
  type FakeTimelineStep,
} from './testing/FakeNexconnProvider.tsx';
