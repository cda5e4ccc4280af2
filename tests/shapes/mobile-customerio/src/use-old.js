import { buy, old } from './old';

old('u1');
buy('s1');
