export default { cdp: { url: 'https://cdp.customer.io/v1' }, shop: 'https://shop.example' };
