// Routes of the review of cards that would make themselves.
import { z } from 'zod';
import { CardReview, CardReviewAct, CardReviewActed } from '../../contract/customers.ts';
import { Cursor } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { actOnCardReview, readCardReview } from '../domain/incoming/card-review.ts';
import type { App } from './app.ts';

export function registerCardReview(app: App, deps: Deps): void {
  app.get(
    '/api/cards/review',
    { schema: { querystring: z.object({ cursor: Cursor.optional() }), response: { 200: CardReview } } },
    ({ viewer, query }) => readCardReview(deps.db, viewer, query),
  );
  app.post(
    '/api/cards/review',
    { schema: { body: CardReviewAct, response: { 200: CardReviewActed } } },
    ({ viewer, body }) => actOnCardReview(deps.db, viewer, body),
  );
}
