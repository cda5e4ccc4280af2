export const track = jest.fn();
track('u1', 'Mocked');
