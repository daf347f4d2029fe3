/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.test.state;

/**
 * What can be wrong with a bill.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum BillFault {

	/**
	 * Nothing.
	 */
	NONE,

	/**
	 * It is not made yet.
	 */
	CREATING,

	/**
	 * It has another hash than it should have.
	 */
	WRONG_HASH,

	/**
	 * It breaks off in its middle.
	 */
	CUT_OFF,

	/**
	 * Its address is not valid any more when it is used.
	 */
	EXPIRED

}
