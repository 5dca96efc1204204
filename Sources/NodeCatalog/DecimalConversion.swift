public import GraphCore

extension Double {
    /// The binary number nearest to an exact decimal (IEEE 754 round to nearest, ties to even), for geometry and
    /// light; positions in time never pass through here.
    public init(_ decimal: Decimal) {
        // Both operands are exact below 2^53 and 10^22, so the one division rounds correctly; beyond that the
        // standard library's own correctly rounded reading of the digits takes over.
        if decimal.mantissa.magnitude <= 1 << 53 {
            self = Double(decimal.mantissa) / Double.powersOfTen[Int(decimal.scale)]
        } else {
            self = Double("\(decimal.mantissa)e-\(decimal.scale)") ?? Double(decimal.mantissa)
        }
    }

    /// 10^0…10^18, all exact in binary64.
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]
}

extension Decimal {
    /// The shortest decimal that reads back as the same binary number (what Swift prints), so that 35.0 is stored as
    /// 35 and 0.1 as 0.1. Digits behind the eighteenth decimal place are dropped. Nil for what is not finite, and for
    /// magnitudes of 2^63 and above.
    public init?(shortest number: Double) {
        guard number.isFinite, number.magnitude < 0x1p63 else { return nil }
        var mantissa: Int64 = 0
        var exponent = 0
        var hasPoint = false
        var digits = number.magnitude.description.utf8[...]
        while let byte = digits.popFirst() {
            switch byte {
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "e"):
                exponent += Int(Substring(digits)) ?? 0
                digits = digits[digits.endIndex...]
            default:
                let (tens, isTooBig) = mantissa.multipliedReportingOverflow(by: 10)
                let (sum, isFull) = tens.addingReportingOverflow(Int64(byte) - 48)
                guard !isTooBig, !isFull else { return nil }
                mantissa = sum
                if hasPoint { exponent -= 1 }
            }
        }
        while exponent > 0 {
            let (tens, isTooBig) = mantissa.multipliedReportingOverflow(by: 10)
            guard !isTooBig else { return nil }
            mantissa = tens
            exponent -= 1
        }
        while exponent < -18, mantissa != 0 {
            mantissa /= 10
            exponent += 1
        }
        self.init(mantissa: number < 0 ? -mantissa : mantissa, scale: mantissa == 0 ? 0 : UInt8(-exponent))
    }
}
