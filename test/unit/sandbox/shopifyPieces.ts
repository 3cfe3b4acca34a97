import { at, listAt, makeShop } from './shopifySupport';
import type { LineSpec, PlacedOrder } from '../../../sandbox/shopify/admin/specs.ts';

const READ = `query Read($id: ID!) { order(id: $id) { displayFulfillmentStatus
  fulfillmentOrders(first: 20) { nodes { id status assignedLocation { name location { id } }
    lineItems(first: 100) { nodes { id sku remainingQuantity totalQuantity lineItem { id } } } } }
  fulfillments(first: 20) { id status totalQuantity location { name } trackingInfo { company number url } } } }`;

const FULFIL = `mutation Fulfil($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) {
  fulfillment { id status name totalQuantity trackingInfo { company number url } } userErrors { field message } } }`;

export interface Piece {
	id: string;
	status: string;
	location: string;
	/** FulfillmentOrderLineItem id, SKU, remaining of total. */
	lines: { id: string; sku: string; left: string }[];
}

/** A shop that ships from Wien (the default) and Graz. */
export function shopWithTwo() {
	const shop = makeShop();
	const seeded = shop.seed({ locations: [{ name: 'Wien' }, { name: 'Graz' }] });
	const place = (...lines: LineSpec[]) => shop.place({ lines })[0] as PlacedOrder;
	const read = async (order: PlacedOrder) =>
		at((await shop.graphql(READ, { id: order.gid })).data, 'order') as Record<string, unknown>;
	async function pieces(order: PlacedOrder): Promise<Piece[]> {
		return listAt(await read(order), 'fulfillmentOrders', 'nodes').map((node) => ({
			id: String(at(node, 'id')),
			status: String(at(node, 'status')),
			location: String(at(node, 'assignedLocation', 'name')),
			lines: listAt(node, 'lineItems', 'nodes').map((line) => ({
				id: String(at(line, 'id')),
				sku: String(at(line, 'sku')),
				left: `${String(at(line, 'remainingQuantity'))}/${String(at(line, 'totalQuantity'))}`,
			})),
		}));
	}
	async function mutate(text: string, variables: unknown): Promise<Record<string, unknown>> {
		const { data, errors } = await shop.graphql(text, variables);
		expect(errors).toBeUndefined();
		return Object.values(data as Record<string, unknown>)[0] as Record<string, unknown>;
	}
	const fulfil = (
		of: [piece: Piece | undefined, lines?: { id: string | undefined; quantity: number }[]][],
		more: object = {},
	) =>
		mutate(FULFIL, {
			f: {
				lineItemsByFulfillmentOrder: of.map(([piece, lines]) => ({
					fulfillmentOrderId: piece?.id,
					...(lines ? { fulfillmentOrderLineItems: lines } : {}),
				})),
				...more,
			},
		});
	return { ...shop, seeded, placeOne: place, read, pieces, mutate, fulfil };
}
