const test =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|mocks?|fixtures|stories)\/|[.-](?:test|spec|e2e|cy|stories|mock|fixture)\.[cm]?[jt]sx?$/i;

/** A test, a mock or a story by its path, for files that hold no analytics call. */
export function isTestPath(file: string): boolean {
  return test.test(file);
}
