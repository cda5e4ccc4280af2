import Service from '@ember/service';

export default class Counting extends Service {
  trackEvent(options) {
    return Object.keys(options).length;
  }
}
