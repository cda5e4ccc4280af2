namespace App.Pages {
  import A = App.Analytics;

  export function open() {
    App.Analytics.say('Page Opened');
    Analytics.say('Page Shown');
    A.say('Page Aliased');
    Analytics.say(Analytics.NAMES.saved);
    Tracking.send('Page Sent');
    Log.say('Page Logged');
    App.Log.say('Page Logged Too');
  }
}
