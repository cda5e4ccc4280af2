import { createAction, props } from '@ngrx/store';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { tap } from 'rxjs';
export const noted = createAction('[Metrics] Noted', props<{ title: string }>());
export class MetricsEffects {
  private analytics = AnalyticsBrowser.load({ writeKey: 'x' });
  constructor(private actions$: Actions) {}
  noted$ = createEffect(() => this.actions$.pipe(ofType(noted), tap(action => this.analytics.track(action.title))), { dispatch: false });
}
