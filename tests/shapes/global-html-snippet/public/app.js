document.querySelector('#buy').addEventListener('click', () => {
  analytics.track('Buy Clicked');
  window.analytics.track('Buy Clicked Twice');
});
document.querySelector('#out').addEventListener('click', () => {
  analytics.reset();
  document.querySelector('form').reset();
});
