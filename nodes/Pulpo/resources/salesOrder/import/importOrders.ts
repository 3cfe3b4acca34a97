import type { Outcome } from '../../../../shared/model/outcome';
import type { Session } from '../../../client/session';
import { Board } from './board';
import { cancelOrdersOf } from './cancel';
import { createAll } from './create';
import { compareWithPulpo, leaveOutRenamed, loadBooks } from './lookups';
import { planImports } from './plan';
import type { ImportSettings } from './settings';
import { updateAll } from './update';

/** Brings all orders of one run into PULPO with the fewest calls; one outcome for each input, in input order. */
export async function importOrders(
	session: Session,
	settings: ImportSettings,
	startedAt: string,
	inputs: readonly unknown[],
): Promise<Outcome[]> {
	const board = new Board(session, settings, startedAt);
	const plan = planImports(inputs, settings);
	for (const [item, outcome] of plan.settled) board.settle({ item }, outcome);
	await compareWithPulpo(board, plan.jobs);
	await leaveOutRenamed(board);
	await loadBooks(board);
	await createAll(board);
	await updateAll(board);
	await cancelOrdersOf(board);
	return inputs.map((_, item) => board.outcomes.get(item)).filter((outcome) => outcome !== undefined);
}
