export default ({ $segment, $axios }) => {
  $segment.page('Home');
  $axios.track('none');
};
