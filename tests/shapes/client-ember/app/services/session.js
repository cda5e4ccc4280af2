import Service from '@ember/service';

export default class Session extends Service {
  clicked(what) {
    console.log(what);
  }
}
