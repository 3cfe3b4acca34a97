import type { SandboxResponse } from '../../core/types.ts';
import { BLANK, created, INVALID, MISSING, ok, refused } from '../answers.ts';
import type { FilePart } from '../body.ts';
import { isRow } from '../fields.ts';
import type { Attachment, SalesOrder } from '../records.ts';
import type { Call } from '../routes.ts';
import { nextId, now } from '../state.ts';
import { orderView } from './view.ts';

const TYPES = ['document', 'label', 'photo', 'undefined'];

const isFile = (value: unknown): value is FilePart => isRow(value) && Buffer.isBuffer(value['bytes']);

export function attachFile({ state, body }: Call, order: SalesOrder): SandboxResponse {
	const parts = isRow(body) ? body : {};
	const file = parts['attachment'];
	const type = parts['type'] ?? 'undefined';
	if (!isFile(file) || file.bytes.length === 0) return refused(400, { attachment: BLANK });
	if (typeof type !== 'string' || !TYPES.includes(type)) return refused(400, { type: INVALID });
	const name = String(parts['filename'] ?? file.filename);
	const at = now(state);
	const attachment: Attachment = {
		id: `att-${nextId(state, 'attachment')}`,
		name,
		type,
		file_type: file.type,
		extension: name.includes('.') ? (name.split('.').at(-1) ?? '') : '',
		container: 'sales_order',
		container_id: order.id,
		tenant_id: state.tenantId,
		inserted_at: at,
		updated_at: at,
	};
	order.attachments.push(attachment);
	order.updated_at = at;
	return created(orderView(state, order));
}

export function detachFile({ state, params }: Call, order: SalesOrder): SandboxResponse {
	const index = order.attachments.findIndex((attachment) => attachment.id === params['attachment_id']);
	if (index < 0) return refused(422, { attachment_id: MISSING });
	order.attachments.splice(index, 1);
	order.updated_at = now(state);
	return ok(orderView(state, order));
}
