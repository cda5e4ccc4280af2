import { serve, type Handler, type MembersOf, type Served } from 'far-call';
import { Office } from './post';

export type OfficeHandler = Handler<Served<Office>>;
export type OfficeMembers = MembersOf<OfficeHandler>;
export const handler = (): OfficeHandler => serve(new Office());
