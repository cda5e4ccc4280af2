let isLocating = false;

/** A locator may only run while services are being looked up. */
export function makeLocator<F extends (this: any, ...args: any[]) => any>(find: F, name = find.name): F {
  return Object.assign(
    function (this: any, ...args: any[]) {
      if (!isLocating) throw new Error(`${name} is called too early`);
      return find.call(this, ...args);
    },
    { isLocator: true },
  ) as unknown as F;
}

export function registerPanel<S extends Record<string, () => unknown>>(
  config: { name: string; activate(props: object, services: { [K in keyof S]: ReturnType<S[K]> }): unknown },
  services: S,
) {
  isLocating = true;
  const found = Object.fromEntries(Object.entries(services).map(([key, locate]) => [key, locate()]));
  isLocating = false;
  return config.activate({}, found as never);
}
