import { TIMED } from './types';

export const onTimer = (dispatch, seconds) => dispatch({ type: TIMED, seconds });
export const onRate = dispatch => dispatch({ type: 'RATED' });
export const onPause = dispatch => dispatch({ type: 'PAUSED' });
