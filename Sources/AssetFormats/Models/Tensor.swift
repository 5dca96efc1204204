import JSONText

/// A tensor as a safetensors file's head describes it.
struct Tensor {
    let type: TensorType
    let shape: [Int64]
    /// How many numbers it holds.
    let elementCount: Int64
    /// Its bytes, counted from behind the head.
    let range: Range<Int64>

    /// A tensor by its description; throws when that breaks a rule.
    init(_ name: String, _ value: JSONValue) throws(FormatRefusal) {
        func damaged(_ detail: String) -> FormatRefusal {
            .damaged(.safetensors, "its tensor “\(DisplayText.line(name, byteLimit: 120))” \(detail)")
        }
        guard case .object = value, case .string(let typeName)? = value["dtype"] else {
            throw damaged("does not say of what type its numbers are")
        }
        guard let type = TensorType(rawValue: typeName) else {
            throw damaged("has numbers of the unknown type “\(DisplayText.line(typeName, byteLimit: 40))”")
        }
        guard let shape = Tensor.numbers(value["shape"]), let elements = Tensor.product(shape) else {
            throw damaged("has no possible shape")
        }
        guard let offsets = Tensor.numbers(value["data_offsets"]), offsets.count == 2, offsets[0] <= offsets[1] else {
            throw damaged("does not say where its numbers lie")
        }
        let (bits, overflow) = elements.multipliedReportingOverflow(by: type.bits)
        guard !overflow, bits.isMultiple(of: 8), bits / 8 == offsets[1] - offsets[0] else {
            throw damaged("takes another number of bytes than its shape needs")
        }
        self.type = type
        self.shape = shape
        elementCount = elements
        range = offsets[0]..<offsets[1]
    }

    /// A list of whole numbers, none negative.
    private static func numbers(_ value: JSONValue?) -> [Int64]? {
        guard case .array(let elements)? = value else { return nil }
        var numbers: [Int64] = []
        for element in elements {
            guard case .integer(let number) = element, number >= 0 else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// The product; 1 of none, as for a single number. Nil beyond 63 bits, also on the way to a product of 0.
    private static func product(_ factors: [Int64]) -> Int64? {
        var product: Int64 = 1
        for factor in factors {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            product = next
        }
        return product
    }
}
