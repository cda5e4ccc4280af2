class HelpController {
  constructor(private readonly $window: any, private readonly $timeout: any) {}

  open(): void {
    this.$window.analytics.track('Help Opened');
    this.$timeout.analytics.track('Help Timed');
  }
}

export const help = { template: '<p></p>', controller: HelpController };

export function draw($window: any) {
  $window.analytics.track('Drawn');
}
