const testFile =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|playwright|mocks?|fixtures|stories|\.storybook|testing|test-utils)\/|[.-](?:test|tests|spec|e2e|cy|stories|story|mock|mocks|fixture)\.[cm]?[jt]sx?$|(?:^|\/)(?:jest|vitest|playwright|cypress)[.\w-]*setup|(?:^|\/)setup-?tests?\.[cm]?[jt]sx?$/i;

/** Whether a file is a test, a story or a mock, by its path relative to the root. */
export function isTestFile(file: string): boolean {
  return testFile.test(file);
}
