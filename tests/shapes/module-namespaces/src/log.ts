namespace App.Log {
  export function say(event: string) {
    console.log(event);
  }
}

namespace Tracking {
  export const send = (event: string) => window.analytics.track(event);
}
