export default defineEventHandler(() => {
  notify('Order Made');
});
