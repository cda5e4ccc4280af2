import { actions, send } from './dispatch';

send('track', 'Dispatched');
send('page', 'Start');
actions['track']('Bound In Object');
actions.view('Home');
actions.drop('Home');
