const send = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) });

export const told = id => send('/api/tell', { id, name: 'page_told' });
export const said = id => send(`/people/${id}/say`, { id, name: 'page_said' });
export const read = id => send('/api/read', { id, name: 'page_read' });
export const other = id => send('/api/other', { id, name: 'page_other' });
