namespace Outer {
  export namespace Inner {
    export const report = (event: string) => window.analytics.track(event);
  }
  export namespace Other {
    Inner.report('Nested Reported');
  }
}
