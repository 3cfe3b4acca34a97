import { RETURN_TYPE } from '../../client/returns';
import type { Row } from '../../client/wire';
import type { ReceiptKind, TriggerSettings } from './settings';

/** Everything that is neither of a purchase order nor a return is a transfer or has no document. docs/vendors/pulpo.md, receipts */
function kindOf(row: Row): ReceiptKind {
	if (isReturn(row)) return 'return';
	return row['document_type'] === 'purchase_order' ? 'purchaseOrder' : 'stockTransfer';
}

export function isReturn(row: Row): boolean {
	return row['document_type'] === RETURN_TYPE;
}

export function isReceiptWanted(row: Row, settings: TriggerSettings): boolean {
	return settings.receipts.includes(kindOf(row));
}
