angular
  .module('shop')
  .factory('buying', ['$window', '$http', function (w, http) {
    return {
      bought: function (user) {
        w.analytics.identify(user.id);
        w.analytics.track('Bought');
        http.analytics.track('Posted');
      },
    };
  }])
  .run(function ($rootScope, $window) {
    $rootScope.$on('$stateChangeSuccess', function (event, state) {
      $window.analytics.page(state.name);
    });
  });

function Basket(w) {
  w.analytics.track('Basket Seen');
}
Basket.$inject = ['$window'];
angular.module('shop').controller('Basket', Basket);
