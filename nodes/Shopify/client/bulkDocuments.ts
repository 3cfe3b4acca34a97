// Control of bulk operations. The queries that they run stand with their subject.

export const RUN_BULK = `mutation RunBulk($query: String!) {
	bulkOperationRunQuery(query: $query, groupObjects: true) {
		bulkOperation { id status }
		userErrors { code field message }
	}
}`;

export const BULK_STATE = `query BulkState($id: ID!) {
	bulkOperation(id: $id) { id status errorCode objectCount url }
}`;
