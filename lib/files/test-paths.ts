const folder = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|cypress|playwright|\.storybook|test-utils)\//i;
/** Fixtures are what a club plays, and a mock is an exam. */
const doubtful = /(?:^|\/)(?:e2e|mocks?|fixtures)\//i;
/** These name what an app is about as well: `src/pages/Tests/`, `src/components/Stories/`. */
const ordinary = /(?:^|\/)(?:tests?|specs?|stories|testing)\//;
const ofPackage = /^(?:(?:packages|apps|libs|modules)\/[^/]+\/)?(?:tests?|specs?|stories|testing)\//i;
const file = /[.-](?:test|tests|spec|e2e|cy|stories|story|mock|mocks|fixture)\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
/** What a runner loads before its tests. */
const setup = /(?:^|\/)(?:jest|vitest|playwright|cypress)[.\w-]*setup|(?:^|\/)setup-?tests?\.[cm]?[jt]sx?$/i;

/**
 * Whether a file is a test, a story or a mock, by its path: what it sends reaches nobody.
 *
 * @param path - relative to the root, with `/`; what lies above a project says nothing of its files
 */
export function isTestPath(path: string): boolean {
  return isSurelyTest(path) || doubtful.test(path) || ordinary.test(path) || ofPackage.test(path);
}

/** Whether a path says so by more than the name of a folder that an app may have for something else. */
export function isSurelyTest(path: string): boolean {
  return folder.test(path) || file.test(path) || setup.test(path);
}
