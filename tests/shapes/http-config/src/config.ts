export const config = {
  analytics: { host: process.env.SEGMENT_HOST || 'https://api.segment.io', version: 'v1' },
  cio: { base: 'https://track.customer.io/api/v1' },
  shop: { base: 'https://shop.example.com/api/v1' },
};
export const cioUrl = (path: string) => `${config.cio.base}/${path}`;
export const shopUrl = (path: string) => `${config.shop.base}/${path}`;
