/**
 * @generated SignedSource<<096e23c92805df4d63f9a517aad6cd81>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "activityId"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "id",
        "variableName": "activityId"
      }
    ],
    "concreteType": "Activity",
    "kind": "LinkedField",
    "name": "activity",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "id",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "title",
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "relayActivityQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "relayActivityQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "fd4e9266153f200926865daba625212b",
    "id": null,
    "metadata": {},
    "name": "relayActivityQuery",
    "operationKind": "query",
    "text": "query relayActivityQuery(\n  $activityId: ID!\n) {\n  activity(id: $activityId) {\n    id\n    title\n  }\n}\n"
  }
};
})();

node.hash = "04fd2edb0513e340ade9acd6d4236816";

export default node;
